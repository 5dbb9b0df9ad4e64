"""Names of tensors: from those of the libraries diffusers and transformers to those of the authors."""

import re

import torch
from torch import Tensor

Tensors = dict[str, Tensor]

BLOCK = {"conv_shortcut": "nin_shortcut"}
ATTENTION = {
    "group_norm": "norm",
    "to_q": "q",
    "to_k": "k",
    "to_v": "v",
    "to_out.0": "proj_out",
    "query": "q",
    "key": "k",
    "value": "v",
    "proj_attn": "proj_out",
}
CLIP_BLOCK = {
    "layer_norm1": "ln_1",
    "layer_norm2": "ln_2",
    "mlp.fc1": "mlp.c_fc",
    "mlp.fc2": "mlp.c_proj",
    "self_attn.out_proj": "attn.out_proj",
}


def diffusion_names(found: Tensors, levels: int) -> Tensors:
    """CompVis's names of an autoencoder, from those or from diffusers'."""
    if not any(".down_blocks." in name for name in found):
        return found
    return {diffusion_name(name, levels): kernel(name, value) for name, value in found.items()}


def kernel(name: str, value: Tensor) -> Tensor:
    """Diffusers' attention has matrices where CompVis has convolutions of width 1."""
    return value[:, :, None, None] if ".attentions." in name and value.dim() == 2 else value


def diffusion_name(name: str, levels: int) -> str:
    name = name.replace(".conv_norm_out.", ".norm_out.")
    if match := re.fullmatch(r"(encoder|decoder)\.mid_block\.resnets\.([01])\.(.+)", name):
        return f"{match[1]}.mid.block_{int(match[2]) + 1}.{match[3]}"
    if match := re.fullmatch(r"(encoder|decoder)\.mid_block\.attentions\.0\.(.+)\.(weight|bias)", name):
        return f"{match[1]}.mid.attn_1.{ATTENTION[match[2]]}.{match[3]}"
    if match := re.fullmatch(r"(encoder|decoder)\.(down|up)_blocks\.(\d)\.(.+)", name):
        # diffusers counts the decoder's levels from the smallest, CompVis from the largest
        level = int(match[3]) if match[2] == "down" else levels - 1 - int(match[3])
        return f"{match[1]}.{match[2]}.{level}.{inside(match[4])}"
    return name


def inside(name: str) -> str:
    if match := re.fullmatch(r"resnets\.(\d)\.(\w+)\.(weight|bias)", name):
        return f"block.{match[1]}.{BLOCK.get(match[2], match[2])}.{match[3]}"
    if match := re.fullmatch(r"attentions\.(\d)\.(.+)\.(weight|bias)", name):
        return f"attn.{match[1]}.{ATTENTION[match[2]]}.{match[3]}"
    return re.sub(r"(down|up)samplers\.0\.", r"\1sample.", name)


def clip_names(found: Tensors) -> Tensors:
    """OpenAI's names of CLIP's text encoder, from those or from transformers'; without what is not the text's."""
    if "token_embedding.weight" in found:
        own = ("token_embedding.", "positional_embedding", "transformer.", "ln_final.", "text_projection")
        return {name: value for name, value in found.items() if name.startswith(own)}
    names = {
        "text_model.embeddings.token_embedding.weight": "token_embedding.weight",
        "text_model.embeddings.position_embedding.weight": "positional_embedding",
        "text_model.final_layer_norm.weight": "ln_final.weight",
        "text_model.final_layer_norm.bias": "ln_final.bias",
    }
    result = {target: found[source] for source, target in names.items()}
    result["text_projection"] = found["text_projection.weight"].T.contiguous()
    layers = {match[1] for name in found if (match := re.match(r"text_model\.encoder\.layers\.(\d+)\.", name))}
    for layer in layers:
        result |= clip_block(found, f"text_model.encoder.layers.{layer}.", f"transformer.resblocks.{layer}.")
    return result


def clip_block(found: Tensors, source: str, target: str) -> Tensors:
    block = {
        f"{target}{own}.{kind}": found[f"{source}{other}.{kind}"]
        for other, own in CLIP_BLOCK.items()
        for kind in ("weight", "bias")
    }
    for kind in ("weight", "bias"):
        parts = [found[f"{source}self_attn.{part}_proj.{kind}"] for part in "qkv"]
        block[f"{target}attn.in_proj_{kind}"] = torch.cat(parts)
    return block
